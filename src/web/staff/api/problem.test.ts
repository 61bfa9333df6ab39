import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mended, type Problem, problemFrom } from './problem.ts';

const otherwise = { title: 'Máy chủ chưa làm được việc này', detail: 'Thử lại sau.' };

describe('an answer that is no success becomes a problem', () => {
  const cases: readonly (readonly [string, number, unknown, Problem])[] = [
    [
      'RFC 9457 with wrong fields',
      422,
      {
        type: 'about:blank',
        status: 422,
        code: 'invalid',
        title: 'Hồ sơ chưa nhận được',
        detail: 'Có chỗ chưa đúng.',
        kept: 'Bản nháp',
        mend: 'Sửa rồi gửi lại',
        errors: [{ path: 'applicant.phone', message: 'Hãy nhập số điện thoại.' }, { path: 'x' }, 'y', null],
      },
      {
        status: 422,
        code: 'invalid',
        title: 'Hồ sơ chưa nhận được',
        detail: 'Có chỗ chưa đúng.',
        kept: 'Bản nháp',
        mend: 'Sửa rồi gửi lại',
        errors: [{ path: 'applicant.phone', message: 'Hãy nhập số điện thoại.' }],
      },
    ],
    [
      'a title alone keeps its own detail empty',
      403,
      { code: 'not-competent', title: 'Chưa đủ thẩm quyền' },
      { status: 403, code: 'not-competent', title: 'Chưa đủ thẩm quyền', detail: '', errors: [] },
    ],
    ["a proxy's page", 502, undefined, { status: 502, code: 'http-502', ...otherwise, errors: [] }],
    [
      'a list where an object was due',
      500,
      ['no'],
      { status: 500, code: 'http-500', ...otherwise, errors: [] },
    ],
    [
      'demonstration accounts, those that are whole',
      401,
      {
        code: 'signed-out',
        title: 'Chưa đăng nhập',
        demo: [
          {
            username: 'lan',
            password: 'demo',
            name: 'Hoàng Thị Lan',
            role: { vi: 'Tiếp nhận', en: 'Counter' },
          },
          { username: 'ha', password: 'demo', name: 'Ngô Thu Hà', role: { vi: 'Chuyên viên' } },
          { username: 'half' },
        ],
      },
      {
        status: 401,
        code: 'signed-out',
        title: 'Chưa đăng nhập',
        detail: '',
        errors: [],
        demo: [
          {
            username: 'lan',
            password: 'demo',
            name: 'Hoàng Thị Lan',
            role: { vi: 'Tiếp nhận', en: 'Counter' },
          },
          {
            username: 'ha',
            password: 'demo',
            name: 'Ngô Thu Hà',
            role: { vi: 'Chuyên viên', en: 'Chuyên viên' },
          },
        ],
      },
    ],
  ];
  test.each(cases)('%s', (_, status, body, problem) => {
    expect(problemFrom(status, body, otherwise)).toEqual(problem);
  });

  test('whatever comes, there is a title to show', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(problemFrom(500, body, otherwise).title).not.toBe('');
      }),
    );
  });
});

describe('an error leaves when its field is changed', () => {
  const problem = problemFrom(
    422,
    {
      title: 'x',
      errors: ['applicant.phone', 'components.1.count', 'components.10.count'].map((path) => ({
        path,
        message: path,
      })),
    },
    otherwise,
  );
  const left = (path: string) => mended(problem, path)?.errors.map((error) => error.path);

  test.each([
    ['applicant.phone', ['components.1.count', 'components.10.count']],
    ['components.1', ['applicant.phone', 'components.10.count']],
    ['components', ['applicant.phone']],
    ['note', ['applicant.phone', 'components.1.count', 'components.10.count']],
  ])('%s', (path, paths) => {
    expect(left(path)).toEqual(paths);
  });

  test('the last one takes the problem with it', () => {
    expect(mended(mended(problem, 'components'), 'applicant.phone')).toBeNull();
  });

  test('a problem that is not about fields stays', () => {
    const failed = problemFrom(503, undefined, otherwise);
    expect(mended(failed, 'note')).toBe(failed);
  });
});
